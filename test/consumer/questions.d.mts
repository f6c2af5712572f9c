/** A question to each verb of the service, which a release at hand answers too. */
export const questions: Readonly<Record<'recommend' | 'transition' | 'ipPlan' | 'configure', object>> & {
  readonly compare: { readonly options: readonly string[]; readonly asOf: string };
  readonly validate: { readonly document: object; readonly asOf: string };
};
