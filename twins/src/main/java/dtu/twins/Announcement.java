package dtu.twins;

/**
 * Something a vendor tells the world about: a log event, a webhook event, a change in a feed. Each twin has its own.
 */
public interface Announcement {}
