/**
 * JQL: reading a query, and finding what it asks for.
 *
 * <p>Start with {@link dtu.jira.jql.JqlQueries}, which parses and remembers. The grammar is {@code Jql.g4}.
 *
 * <p>What surprises people, and is therefore tested: {@code !=}, {@code NOT IN} and {@code NOT x = y} never match an
 * empty field; WAS looks at the first and the present value too, CHANGED only at changes; keys compare as numbers;
 * messages count characters from 1.
 */
@NullMarked
package dtu.jira.jql;

import org.jspecify.annotations.NullMarked;
