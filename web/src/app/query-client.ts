import { QueryClient } from "@tanstack/react-query";
import { toAppError } from "../shared/api/app-error.ts";

const RETRYABLE = new Set(["offline", "unavailable"]);

// A refusal or a wrong filter is not retried: asking again would only delay the explanation.
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 1 && RETRYABLE.has(toAppError(error).kind),
      retryDelay: 800,
      staleTime: 2_000,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
