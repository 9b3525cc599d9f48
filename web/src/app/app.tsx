import { Suspense, useState } from "react";
import { AdminUI, CoreAdminContext, CustomRoutes, type I18nProvider } from "react-admin";
import { createBrowserRouter, Route, RouterProvider } from "react-router-dom";
import { dataProvider } from "../shared/api/data-provider.ts";
import { RequirePermission } from "../shared/session/require-permission.tsx";
import { LoadingState } from "../shared/ui/loading-state.tsx";
import { AcceptInvitePage } from "./auth/accept-invite-page.tsx";
import { ForgotPasswordPage } from "./auth/forgot-password-page.tsx";
import { SetPasswordPage } from "./auth/set-password-page.tsx";
import { SignInPage } from "./auth/sign-in-page.tsx";
import { authProvider } from "./auth-provider.ts";
import { createStore } from "./create-store.ts";
import { AppLayout } from "./layout/app-layout.tsx";
import { CrashPage } from "./layout/crash-page.tsx";
import { NotFoundPage } from "./layout/not-found-page.tsx";
import { Splash } from "./layout/splash.tsx";
import { queryClient } from "./query-client.ts";
import { features } from "./registry.ts";
import { LocalizedTheme } from "./theme/localized-theme.tsx";

const store = createStore();

const featureRoutes = features
  .flatMap((feature) => feature.routes)
  .map(({ path, permission, page: PageComponent }) => (
    <Route
      key={path}
      path={path}
      element={
        <RequirePermission permission={permission}>
          <Suspense fallback={<LoadingState />}>
            <PageComponent />
          </Suspense>
        </RequirePermission>
      }
    />
  ));

function Screens() {
  return (
    <AdminUI
      layout={AppLayout}
      loginPage={SignInPage}
      catchAll={NotFoundPage}
      loading={Splash}
      error={CrashPage}
      title="Vigie"
      disableTelemetry
    >
      <CustomRoutes noLayout>
        <Route path="/accept-invite" element={<AcceptInvitePage />} />
        <Route path="/forgot-password" element={<ForgotPasswordPage />} />
        <Route path="/set-password" element={<SetPasswordPage />} />
      </CustomRoutes>
      <CustomRoutes>{featureRoutes}</CustomRoutes>
    </AdminUI>
  );
}

function createRouter(i18nProvider: I18nProvider) {
  return createBrowserRouter([
    {
      path: "*",
      element: (
        <CoreAdminContext
          authProvider={authProvider}
          dataProvider={dataProvider}
          i18nProvider={i18nProvider}
          queryClient={queryClient}
          store={store}
        >
          <LocalizedTheme>
            <Screens />
          </LocalizedTheme>
        </CoreAdminContext>
      ),
    },
  ]);
}

export function App({ i18nProvider }: { i18nProvider: I18nProvider }) {
  const [router] = useState(() => createRouter(i18nProvider));
  return <RouterProvider router={router} />;
}
