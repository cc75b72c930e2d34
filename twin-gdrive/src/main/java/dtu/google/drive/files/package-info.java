/**
 * Drive's files and folders: what is where, and whose it is.
 *
 * <p>Start with {@link dtu.google.drive.files.Files}, the route table. {@link dtu.google.drive.files.DriveFile} is what
 * a file is, {@code FileSearch} answers lists, {@code FileView} shows a file.
 *
 * <p>What surprises people, and is therefore tested: a file has one parent at most; Drive shows four members unless
 * asked; what lies in a trashed folder is trashed too, but not explicitly; a file somebody may not see is not found.
 * Simplified on purpose: the hidden application data folder is not built and is answered as a stub.
 */
@NullMarked
package dtu.google.drive.files;

import org.jspecify.annotations.NullMarked;
