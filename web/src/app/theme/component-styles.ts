import type { Components, Theme } from "@mui/material/styles";

/** Flat surfaces, quiet borders, a visible focus ring, and touch targets that fit a thumb. */
export const componentStyles: Components<Theme> = {
  MuiCssBaseline: {
    styleOverrides: {
      "*:focus-visible": { outline: "2px solid currentColor", outlineOffset: 2 },
      code: { fontFamily: 'ui-monospace, "Cascadia Code", Menlo, Consolas, monospace' },
      "@media (prefers-reduced-motion: reduce)": {
        "*, *::before, *::after": {
          animationDuration: "0.01ms !important",
          transitionDuration: "0.01ms !important",
        },
      },
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { minHeight: 36, paddingInline: 16 },
      sizeSmall: { minHeight: 30, paddingInline: 12 },
    },
  },
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: "none" } },
  },
  MuiTextField: { defaultProps: { size: "small", fullWidth: true } },
  MuiFormControl: { defaultProps: { size: "small" } },
  MuiSelect: { defaultProps: { size: "small" } },
  MuiAppBar: { defaultProps: { elevation: 0, color: "inherit" } },
  MuiChip: {
    styleOverrides: { root: { fontWeight: 600 }, sizeSmall: { height: 22, fontSize: "0.75rem" } },
  },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({ borderColor: theme.palette.divider, paddingBlock: 12 }),
      head: ({ theme }) => ({
        color: theme.palette.text.secondary,
        fontSize: "0.75rem",
        fontWeight: 600,
        paddingBlock: 10,
        whiteSpace: "nowrap",
      }),
    },
  },
  MuiDialog: { defaultProps: { fullWidth: true, maxWidth: "sm" } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: "1.2rem", fontWeight: 650 } } },
  MuiDialogActions: { styleOverrides: { root: { padding: "12px 24px 20px" } } },
  MuiAlert: { styleOverrides: { root: { alignItems: "flex-start" }, message: { minWidth: 0 } } },
  MuiAlertTitle: { styleOverrides: { root: { fontWeight: 650 } } },
  MuiTooltip: { defaultProps: { arrow: true } },
  MuiTab: { styleOverrides: { root: { textTransform: "none", fontWeight: 600, minHeight: 44 } } },
};
