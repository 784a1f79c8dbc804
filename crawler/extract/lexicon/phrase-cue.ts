/** What a single phrase of a platform's page may state, beside times, hours, clauses, channels and licences. */
export type PhraseCue = {
  readonly feature: string;
  readonly value: string;
  readonly when: RegExp;
  readonly unless?: RegExp;
};

export function cue(feature: string, value: string, when: RegExp, unless?: RegExp): PhraseCue {
  return unless === undefined ? { feature, value, when } : { feature, value, when, unless };
}
