import { SECTION_IDS } from './section-ids.ts';
import { SECTIONS } from './sections.ts';
import './gallery.css';

/** Every component in its states, to be looked at and photographed. `only` leaves one section. */
export function Gallery({ only }: { readonly only: string | null }) {
  const shown = SECTION_IDS.filter((id) => only === null || only === id).map((id) => [id, SECTIONS[id]] as const);
  return (
    <main className="gallery">
      <h1 className="visually-hidden" lang="en">
        {'Gallery'}
      </h1>
      {shown.map(([id, Section]) => (
        <section key={id} className="gallery-section" id={`section-${id}`} aria-labelledby={`name-${id}`}>
          <h2 id={`name-${id}`} lang="en">
            {id}
          </h2>
          <Section />
        </section>
      ))}
    </main>
  );
}
