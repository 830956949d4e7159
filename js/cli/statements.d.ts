// The words of statements about accessibility, as the build finds them in locales/: a table from tag to Fluent text.

export const statements: Record<string, string>;
