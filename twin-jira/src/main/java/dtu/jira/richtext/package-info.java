/**
 * Rich text in its two forms: Atlassian documents, which version 3 of the API speaks, and wiki markup, which version 2
 * does.
 *
 * <p>Start with {@link dtu.jira.richtext.RichText}: it keeps what was given, and converts when it is asked for the
 * other form. The common nodes are converted (paragraphs, headings, lists, code, quotes, rules, tables; strong,
 * emphasis, code, strike, underline, links, mentions); anything else becomes its text.
 */
@NullMarked
package dtu.jira.richtext;

import org.jspecify.annotations.NullMarked;
