/** Message keys under `finding.`. */
export const SKU_FINDING_CODES = [
  'sku.placeholder',
  'sku.damaged_number',
  'sku.unknown',
  'sku.retired',
  'sku.ambiguous',
  'sku.form_damaged',
  'sku.look_alike',
  'sku.barcode_as_sku',
  'sku.alias',
  'sku.zeros_lost',
  'sku.variant_conflict',
  'sku.bundle_conflict',
] as const;
export type SkuFindingCode = (typeof SKU_FINDING_CODES)[number];

/** Rules a suggestion can name; each is a message key under `reason.`. */
export const SKU_SUGGESTION_RULES = [
  'sku.normalised',
  'sku.look_alike',
  'sku.quantity_suffix',
  'sku.zeros_restored',
  'sku.decimal_removed',
  'sku.barcode',
  'sku.alias',
  'sku.successor',
  'sku.successor_ask',
  'sku.near',
  'sku.part_of_code',
  'sku.words_variant',
  'sku.words_bundle',
  'sku.ranked',
] as const;
export type SkuSuggestionRule = (typeof SKU_SUGGESTION_RULES)[number];

/** Rules that rank what a code may have meant, beside those of the code itself. */
export const SKU_RANK_RULES = [...SKU_SUGGESTION_RULES, 'sku.name', 'sku.other_merchant'] as const;
export type SkuRankRule = (typeof SKU_RANK_RULES)[number];
