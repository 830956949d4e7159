// The languages of locales/, as the build finds them: a table from tag to a loader of that language's words.
//
// A module with static `import()`s is the one form that pages without a bundler, every bundler and Node
// all understand; an address put together at run time is not.

/** BCP 47 tag → what loads its Fluent text. */
export const locales: Record<string, () => Promise<{ default: string }>>;
