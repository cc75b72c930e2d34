package dtu.jira.jql;

/** Parsed queries, remembered. */
public final class JqlQueries {}
