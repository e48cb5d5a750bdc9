/** How many characters a password must have, and may. For pages too, which say it. */
export const shortestPassword = 12;
export const longestPassword = 200;
