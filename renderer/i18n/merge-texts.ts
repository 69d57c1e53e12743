export type Catalogue = Readonly<Record<string, string>>;

/** Every file of a language is merged: a desk brings its own file with flat keys ("finding.address.district_missing"). */
export const mergeTexts = (files: Readonly<Record<string, Catalogue>>): Catalogue => {
  const all: Record<string, string> = {};
  for (const [path, texts] of Object.entries(files))
    for (const [key, text] of Object.entries(texts)) {
      if (key in all) throw new Error(`text ${key} stands twice, the second time in ${path}`);
      all[key] = text;
    }
  return all;
};
