/**
 * Google Docs: documents and what can be done to their text.
 *
 * <p>Start with {@link dtu.google.docs.documents.Documents}, the routes. {@link dtu.google.docs.documents.Document} is
 * what a document is, {@code Edits} the kinds of requests that batch updates understand.
 *
 * <p>What surprises people, and is therefore tested: indexes count UTF-16 units and begin at 1; the last line end of a
 * segment cannot be deleted; a batch is atomic, and every request sees what the former has done; a document that exists
 * and is not shared is forbidden, not unknown.
 */
@NullMarked
package dtu.google.docs.documents;

import org.jspecify.annotations.NullMarked;
