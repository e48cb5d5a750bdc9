import type { Database } from "./scope.ts";

/** The tables of accounts as far as we read and write them ourselves (`store/migrations/0008-accounts.ts`). */
type AccountTables = {
  account: {
    id: string;
    name: string;
    email: string;
    email_verified: boolean;
    two_factor_enabled: boolean;
    closed: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  account_credential: {
    id: string;
    user_id: string;
    provider_id: string;
    account_id: string;
    password: string | null;
    created_at: Date;
    updated_at: Date;
  };
  account_session: {
    id: string;
    user_id: string;
    token: string;
    user_agent: string | null;
    expires_at: Date;
    created_at: Date;
    updated_at: Date;
  };
  account_challenge: { id: string; value: string; expires_at: Date };
  account_second_factor: { id: string; user_id: string; verified: boolean | null };
  account_link: {
    hash: string;
    purpose: string;
    person: string | null;
    address: string | null;
    post: string | null;
    issued: Date;
    issued_by: string;
    expires: Date;
    ended: Date | null;
    outcome: string | null;
  };
  person: { id: string; name: string; email: string | null; language: string; gone: Date | null };
};

export const accountTables = (database: Database) => database.withTables<AccountTables>();
