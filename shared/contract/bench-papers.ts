/** What goes out with a parcel: its label, and the slip that lies inside. */
export const BENCH_PAPERS = ['label', 'packing_slip'] as const;
