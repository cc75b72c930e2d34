package dtu.harness.store;

/** A run folder cannot be used as asked; the message is one clear line for the user. */
public final class RunFolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunFolderException(String message) {
        super(message);
    }

    RunFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
