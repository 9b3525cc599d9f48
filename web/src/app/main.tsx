import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isConfigured } from "../shared/config.ts";
import { App } from "./app.tsx";
import { createI18nProvider } from "./i18n-provider.ts";

const container = document.getElementById("root");
if (!container) throw new Error("index.html has no #root");

if (isConfigured()) {
  const i18nProvider = await createI18nProvider();
  createRoot(container).render(
    <StrictMode>
      <App i18nProvider={i18nProvider} />
    </StrictMode>,
  );
} else {
  container.textContent =
    "Configuration manquante : VITE_SUPABASE_URL et VITE_SUPABASE_PUBLISHABLE_KEY. " +
    'Start the whole stack with "npm start", or set both variables before building the web.';
}
