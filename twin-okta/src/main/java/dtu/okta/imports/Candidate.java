package dtu.okta.imports;

import dtu.twins.json.Json;

/** An account somewhere else that somebody in Okta may belong to, under the names that its application has. */
public record Candidate(String externalId, Json profile) {}
