import { present } from '../input/question.js';
import { showToken, showTokens } from '../shown/operated.js';
import { atDesk, tell, write } from './desk.js';

export const runTokensList = atDesk(async (desk) => tell(desk, await desk.admin.listTokens(), showTokens));

export const runTokensCreate = atDesk(async (desk) => {
  const { admin, given } = desk;
  const [name = ''] = given.positionals;
  const roles = [...given.texts('role')];
  const token = { name, roles, ...present({ expiresInDays: given.whole('expires-in-days') }) };
  return tell(desk, await write(desk, (sent) => admin.createToken(token, sent)), showToken);
});

export const runTokensRevoke = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  return tell(desk, await write(desk, (sent) => desk.admin.revokeToken({ id }, sent)), showToken);
});
