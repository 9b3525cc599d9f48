/** The audit could not start: nothing was proved either way. */
export class AuditSetupError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = "AuditSetupError";
    this.remedy = remedy;
  }
}
