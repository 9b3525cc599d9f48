import type { ServerResponse } from "node:http";

/** PostgREST's shape, so that clients have one kind of error to read. */
export type GatewayError = {
  readonly status: number;
  readonly message: string;
  readonly details: string;
  readonly hint: string;
  /** The header by which the hosted gateway names the same refusal. */
  readonly hosted?: string;
};

export const missingKey: GatewayError = {
  status: 401,
  message: "api_key_missing",
  details: "The request carries no apikey header.",
  hint: "Send the publishable key in the apikey header.",
  hosted: "UNAUTHORIZED_MISSING_API_KEY",
};

export const unknownKey: GatewayError = {
  status: 401,
  message: "api_key_invalid",
  details: "The API key is none of this project's keys.",
  hint: "Copy the key from .vigie/stack.json, or from the project's settings when hosted.",
  hosted: "UNAUTHORIZED_INVALID_API_KEY",
};

export const secretInBrowser: GatewayError = {
  status: 401,
  message: "secret_key_in_browser",
  details: "A secret key came from a browser, where anyone can read it.",
  hint: "Use the publishable key in the browser, and replace the secret key: it is known now.",
  hosted: "UNAUTHORIZED_INVALID_API_KEY_TYPE",
};

export const schemaForbidden: GatewayError = {
  status: 401,
  message: "openapi_forbidden",
  details: "The description of the API is for secret keys only.",
  hint: "Ask with the secret key, from a server.",
};

export const missingJwt: GatewayError = {
  status: 401,
  message: "jwt_missing",
  details: "This function verifies a JWT and the request carries none.",
  hint: "Send the signed-in user's token: Authorization: Bearer <token>.",
  hosted: "UNAUTHORIZED_NO_AUTH_HEADER",
};

export const invalidJwt: GatewayError = {
  status: 401,
  message: "jwt_invalid",
  details: "The JWT is expired, or not signed by this project.",
  hint: "Sign in again.",
  hosted: "UNAUTHORIZED_INVALID_JWT_FORMAT",
};

export const notFound = (path: string): GatewayError => ({
  status: 404,
  message: "path_not_found",
  details: `Nothing is served at ${path}.`,
  hint: "Use /rest/v1, /auth/v1 or /functions/v1.",
});

export const functionNotFound = (name: string): GatewayError => ({
  status: 404,
  message: "function_not_found",
  details: `There is no function ${name}.`,
  hint: "Functions are the folders of supabase/functions that have an index.ts.",
  hosted: "NOT_FOUND",
});

export const unavailable = (service: string): GatewayError => ({
  status: 503,
  message: "service_unavailable",
  details: `${service} does not answer.`,
  hint: "Try again in a moment; if it stays so, stop the stack and run npm start again.",
});

export const sendError = (response: ServerResponse, error: GatewayError): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, message, details, hint } = error;
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "access-control-allow-origin": "*",
    ...(error.hosted ? { "sb-error-code": error.hosted } : {}),
  });
  response.end(JSON.stringify({ code: String(status), message, details, hint }));
};
