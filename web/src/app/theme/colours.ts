/** Ink of the night watch, paper of the logbook, and one beam of amber. */
export const INK = {
  950: "#0a1a29",
  900: "#0e2438",
  800: "#16324b",
  700: "#20435f",
  300: "#9db4c6",
};
export const BEACON = "#f2b441";

export const LIGHT = {
  background: { default: "#f4f6f7", paper: "#ffffff" },
  text: { primary: "#14232f", secondary: "#526371" },
  divider: "#dde3e8",
  primary: { main: "#125e78", dark: "#0b465b", light: "#2b82a0", contrastText: "#ffffff" },
  secondary: { main: "#8a5a00", dark: "#6b4600", light: "#b57b14", contrastText: "#ffffff" },
  error: { main: "#b3261e", dark: "#8c1d18", light: "#dc5a52", contrastText: "#ffffff" },
  warning: { main: "#9a5b00", dark: "#774600", light: "#cf8a2a", contrastText: "#ffffff" },
  info: { main: "#1f5fa8", dark: "#164a85", light: "#5b8fcb", contrastText: "#ffffff" },
  success: { main: "#23703f", dark: "#175230", light: "#4b9a68", contrastText: "#ffffff" },
};

export const DARK = {
  background: { default: "#0b1620", paper: "#122130" },
  text: { primary: "#e6edf2", secondary: "#a3b4c2" },
  divider: "#24384a",
  primary: { main: "#6cc0da", dark: "#3f9dba", light: "#9cd7e9", contrastText: "#06202b" },
  secondary: { main: "#f2b441", dark: "#c98f22", light: "#f7cd7e", contrastText: "#241a02" },
  error: { main: "#ff8a80", dark: "#e0584d", light: "#ffb4ad", contrastText: "#33110e" },
  warning: { main: "#f0b35a", dark: "#c98a30", light: "#f7cf95", contrastText: "#2c1c04" },
  info: { main: "#8ab8ee", dark: "#5a90d0", light: "#b7d4f6", contrastText: "#08213d" },
  success: { main: "#7fcf9b", dark: "#4ea871", light: "#aee3c1", contrastText: "#082816" },
};
