/** What one may type in search, as people write it: codes, names, two places in one script or another, a dataset. */
export const searchExamples = ["mex usa", "nepal", "from India to UAE", "墨西哥 美国", "un-wpp"] as const;
