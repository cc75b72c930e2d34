/**
 * What Jira contributes to the scenario language: its views, and the facts of what happens to issues.
 *
 * <p>Start with {@link dtu.jira.words.JiraWords}. Views show version 2 of the API, where rich text is text.
 */
@NullMarked
package dtu.jira.words;

import org.jspecify.annotations.NullMarked;
