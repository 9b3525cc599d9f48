/** The file or the command line cannot be used at all: nothing was sent to the database. */
export class ImportError extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.name = "ImportError";
    this.remedy = remedy;
  }
}
