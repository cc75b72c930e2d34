package dtu.harness.store;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A run folder open for writing, by one process at a time. Each worker takes its own {@link Recorder}. */
public final class RunFolder implements AutoCloseable {

    /** The door through which one worker hands over what it has judged; not to be shared between threads. */
    public final class Recorder {
        private final Segment segment;
        private final ZstdCompressCtx compressor;

        private Recorder(Segment segment, ZstdCompressCtx compressor) {
            this.segment = segment;
            this.compressor = compressor;
        }

        /**
         * Stores a trajectory; when this returns, killing the process does not lose it. Doing so twice with the same
         * ending changes nothing.
         *
         * @throws RunFolderException when it ended differently before
         */
        public void append(Judged judged) {
            var before = seen.get(judged.key());
            if (before == null) {
                var story = judged.story();
                append(judged, story != null && retention.keeps(judged) ? Stored.compressed(story, compressor) : null);
            } else if (!before.agreesWith(judged)) {
                throw Run.diverged(folder, before, judged);
            }
        }

        void append(Judged judged, byte @Nullable [] story) {
            try {
                byte[] record = codec.encode(judged, story);
                seen.put(judged.key(), judged.without());
                segment.append(record);
            } catch (IOException e) {
                throw new RunFolderException(folder + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    private final Path folder;
    private final RunSpec spec;
    private final FileChannel lock;
    private final JudgedCodec codec;
    private final Retention retention = new Retention();
    private final Map<TrajectoryKey, Judged> seen = new ConcurrentHashMap<>();
    private final List<Closeable> open = new ArrayList<>();
    private int nextSegment;

    private RunFolder(Path folder, RunSpec spec, FileChannel lock) {
        this.folder = folder;
        this.spec = spec;
        this.lock = lock;
        this.codec = new JudgedCodec(spec);
    }

    /** Begins a run in a folder that holds none. */
    public static RunFolder create(Path folder, RunSpec spec) {
        try {
            Files.createDirectories(folder);
            var lock = locked(folder);
            if (Folders.holdsRun(folder)) {
                lock.close();
                throw new RunFolderException(folder + " already holds a run: resume it, or choose another folder");
            }
            Folders.writeSpec(folder, spec);
            return new RunFolder(folder, spec, lock);
        } catch (IOException e) {
            throw new RunFolderException(folder + " cannot be created: " + e.getMessage(), e);
        }
    }

    /** Continues the run of a folder, or begins it there; a folder of another run is refused. */
    public static RunFolder resume(Path folder, RunSpec spec) {
        if (!Folders.holdsRun(folder)) {
            return create(folder, spec);
        }
        try {
            var stored = Folders.spec(folder);
            stored.differenceTo(spec).ifPresent(difference -> {
                throw new RunFolderException(folder + " holds another run than the one to resume: " + difference);
            });
            var resumed = new RunFolder(folder, stored, locked(folder));
            try {
                resumed.recover();
                return resumed;
            } catch (IOException | RunFolderException e) {
                resumed.close();
                throw e;
            }
        } catch (IOException e) {
            throw new RunFolderException(folder + " cannot be resumed: " + e.getMessage(), e);
        }
    }

    public RunSpec spec() {
        return spec;
    }

    /** Exactly what was judged so far, each once, without its story. */
    public Map<TrajectoryKey, Judged> judged() {
        return Map.copyOf(seen);
    }

    /** A recorder for one more worker. */
    public synchronized Recorder recorder() {
        try {
            var segment = Segment.create(Folders.segment(folder, nextSegment++), Folders.id(spec));
            var compressor = Stored.compressor();
            open.add(segment);
            open.add(compressor);
            return new Recorder(segment, compressor);
        } catch (IOException e) {
            throw new RunFolderException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Ends the writing: everything is forced to the disk and the folder is free for others. */
    @Override
    public synchronized void close() {
        try (lock) {
            for (Closeable each : open) {
                each.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recover() throws IOException {
        var run = Run.empty(folder, spec);
        for (Path segment : Folders.segments(folder)) {
            long sound = run.take(segment);
            if (sound == 0) {
                Files.delete(segment);
            } else if (sound < Files.size(segment)) {
                try (var file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                    file.truncate(sound);
                }
            }
            String name = segment.getFileName().toString();
            nextSegment = Integer.parseInt(name.substring(0, name.indexOf('.'))) + 1;
        }
        for (Judged each : run.judged()) {
            seen.put(each.key(), each);
            if (run.hasStory(each.key())) {
                retention.keeps(each);
            }
        }
    }

    /** The operating system lets go of the lock when a process dies, however it dies. */
    private static FileChannel locked(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process; said below in the same words.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new RunFolderException(folder + " is being written by another run");
        }
        return channel;
    }
}
