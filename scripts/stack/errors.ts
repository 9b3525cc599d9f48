/** A failure the person at the keyboard can mend: one line that says what, one that says how. */
export class StackError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = "StackError";
    this.remedy = remedy;
  }
}
