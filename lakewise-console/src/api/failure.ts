/** What the server refused, or that it could not be reached, in words for people. */
export class Failure extends Error {
  /** The HTTP status, or 0 if no answer came. */
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'Failure';
    this.status = status;
    this.code = code;
  }

  get isUnreachable(): boolean {
    return this.status === 0;
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

/** What any thrown thing says. */
export function words(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export function unreachable(): Failure {
  return new Failure(
    0,
    'UNREACHABLE',
    'The server does not answer. It may be starting anew; what you wrote is kept here.',
  );
}

/** The error in an answer's body, as all of the server's interfaces write it. */
export function failureOf(status: number, body: unknown): Failure {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  // SCIM calls its message `detail`.
  const said = told.message ?? told.detail;
  const message = typeof said === 'string' ? said : `The server answered ${status}.`;
  const code = typeof told.error_code === 'string' ? told.error_code : `HTTP_${status}`;
  return new Failure(status, code, message);
}
