// How a page is shown: the colours and motion that a reader chose.
const PLAIN = { colorScheme: "light", forcedColors: "none", reducedMotion: "no-preference" };

export const LOOKS = {
  light: PLAIN,
  dark: { ...PLAIN, colorScheme: "dark" },
  forced: { ...PLAIN, forcedColors: "active" },
  still: { ...PLAIN, reducedMotion: "reduce" },
};
