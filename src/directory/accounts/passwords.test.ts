import { describe, expect, test } from "vitest";
import { passwordProblem } from "./passwords.ts";

const owner = { email: "amina.diallo@mfa.example", name: "Amina Diallo" };

describe("a password", () => {
  test.each([
    "dull teapot rides",
    "correct-horse-7-lamps",
    "水瓶座的猫在屋顶上唱歌呢",
    "зелёный чайник едет",
    "إبريق أخضر يركب الدراجة",
    "9f!kQ2#xLm0z",
  ])("%s will do", (password) => expect(passwordProblem(password, owner)).toBeUndefined());

  test.each([
    ["short", "accounts.password-short"],
    ["elevenchars", "accounts.password-short"],
    // Eleven signs that take more than twelve units.
    ["🐪🐪🐪🐪🐪🐪🐪🐪🐪🐪🐪", "accounts.password-short"],
    ["x1".repeat(101), "accounts.password-long"],
    ["aaaaaaaaaaaa", "accounts.password-common"],
    ["abcabcabcabc", "accounts.password-common"],
    ["123456789012", "accounts.password-common"],
    ["210987654321", "accounts.password-common"],
    ["abcdefghijkl", "accounts.password-common"],
    ["qwertyuiopas", "accounts.password-common"],
    ["Password1234", "accounts.password-common"],
    ["P@ssw0rd2026!", "accounts.password-common"],
    ["PasswordPassword", "accounts.password-common"],
    ["administrator!!", "accounts.password-common"],
    ["united nations", "accounts.password-common"],
    ["amina.diallo1", "accounts.password-own"],
    ["AminaDiallo2026", "accounts.password-own"],
    ["corridor12345", "accounts.password-common"],
  ])("%s will not: %s", (password, code) => {
    expect(passwordProblem(password, owner)?.code).toBe(code);
  });
});
