package dtu.scenarios.language;

/** A CEL expression as written, not yet compiled. */
public record Expr(String source, Mark mark) {}
