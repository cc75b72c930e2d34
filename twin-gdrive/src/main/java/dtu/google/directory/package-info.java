/**
 * The users of Google's Admin SDK Directory API: how an administrator, or Okta on behalf of one, makes, changes and
 * suspends accounts.
 *
 * <p>An extra beside Drive, Docs and Sheets, narrow on purpose: the users alone, and of them the address, the name and
 * whether they are suspended. Start with {@link dtu.google.directory.DirectoryUsers}, the route table.
 *
 * <p>What surprises people, and is therefore tested: whoever is suspended keeps everything and gets in nowhere; lists
 * want a customer or a domain; addresses are the ids by which most callers ask. Vendor's page:
 * developers.google.com/workspace/admin/directory/reference/rest/v1/users.
 *
 * <p>Simplified: an address stays what it is; files of somebody who was deleted stay with the account.
 */
@NullMarked
package dtu.google.directory;

import org.jspecify.annotations.NullMarked;
