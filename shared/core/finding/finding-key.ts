/** Key of a finding's sentence. What a person reported is told with its cause, or plainly where none was named. */
export const findingKey = ({ code, params }: { readonly code: string; readonly params: Readonly<Record<string, unknown>> }): string =>
  `finding.${code}${code.startsWith('raised.') && (params['cause'] ?? '') === '' ? '.plain' : ''}`;
