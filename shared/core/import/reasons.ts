/**
 * Why a row waits on the mending list: message keys under `setAside.`, with the names that fill the sentence.
 * `orderNo` is given wherever it could be read, so that the rows of one order can be mended together.
 */
export const SET_ASIDE_REASONS = {
  ambiguous_date: ['orderNo', 'value'],
  bad_date: ['orderNo', 'value'],
  bad_number: ['orderNo', 'value'],
  broken_characters: ['orderNo', 'value'],
  cell_too_long: ['orderNo', 'limit'],
  conflicting_rows: ['orderNo', 'value', 'first'],
  damaged_number: ['orderNo', 'value'],
  digits_lost: ['orderNo', 'value'],
  empty_record: ['value'],
  error_cell: ['orderNo', 'value'],
  extra_cells: ['orderNo', 'expected', 'found'],
  formula_without_value: ['orderNo', 'value'],
  items_without_quantities: ['orderNo', 'value'],
  line_too_long: ['limit'],
  line_without_order: ['orderNo'],
  missing_item: ['orderNo'],
  missing_order_no: ['orderNo'],
  missing_quantity: ['orderNo'],
  missing_sku: ['value'],
  mixed_signs: ['orderNo'],
  not_paid: ['orderNo', 'value'],
  not_yes_or_no: ['orderNo', 'value'],
  nul_byte: ['orderNo', 'value'],
  order_without_lines: ['orderNo'],
  partly_dispatched: ['orderNo', 'value'],
  quantity_not_whole: ['orderNo', 'value'],
  quantity_zero: ['orderNo', 'value'],
  sibling_row: ['orderNo', 'row'],
  stock_twice: ['sku', 'value', 'first'],
  unclosed_quote: ['value'],
  unknown_status: ['orderNo', 'value'],
} as const satisfies Record<string, readonly string[]>;
export type SetAsideReason = keyof typeof SET_ASIDE_REASONS;

/** What was recognised and read as what it is: message keys under `recognised.`, each with a count `n`. */
export const RECOGNISED_CODES = [
  'blank_row',
  'cancellation',
  'cancelled_order',
  'column_order_date',
  'continuation_row',
  'country_alias',
  'damage_in_unused_column',
  'differing_buyer',
  'differing_order_time',
  'dispatched_order',
  'excel_text_cell',
  'fee_line',
  'formula_cell',
  'header_repeated',
  'macros_ignored',
  'other_sheets',
  'reference_rows',
  'repaired_number',
  'serial_date',
  'trimmed',
  'write_off',
] as const;
export type RecognisedCode = (typeof RECOGNISED_CODES)[number];

/** Why a whole file was refused before anything of it was taken in: message keys under `importError.`. */
export const IMPORT_ERRORS = {
  cancelled: [],
  empty_file: ['file'],
  file_not_readable: ['file'],
  file_too_large: ['file', 'limitBytes', 'bytes'],
  join_too_large: ['file', 'limit'],
  not_a_table: ['file', 'kind'],
  out_of_memory: ['file'],
  preset_does_not_fit: ['file', 'preset', 'columns'],
  too_many_columns: ['file', 'limit'],
  too_many_files: ['limit'],
  too_many_rows: ['file', 'limit'],
  unknown_layout: ['file', 'headers'],
  unknown_preset: ['preset'],
  workbook_damaged: ['file', 'detail'],
  workbook_encrypted: ['file'],
  workbook_suspicious: ['file', 'detail'],
  workbook_too_large: ['file', 'limitBytes'],
} as const satisfies Record<string, readonly string[]>;
export type ImportErrorCode = keyof typeof IMPORT_ERRORS;

export interface ImportError {
  readonly code: ImportErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
}
