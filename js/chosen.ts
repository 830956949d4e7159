// The files that were chosen, by what the hidden control of their question calls them.

export const chosen = new Map<string, File>();
