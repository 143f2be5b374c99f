package dev.selvedge.worker;

import org.jspecify.annotations.Nullable;

/**
 * Work for a child process. A job is a record: its class says what to do, and is found on the child's own class path; its
 * components say with what, and are copied to the child.
 *
 * {@snippet :
 * record Thumbnail(Path image, int width) implements Job<byte[]> {
 *     public byte[] run() throws IOException {
 *         return NativeImages.scale(image, width);   // may crash: it is not our process
 *     }
 * }
 * }
 *
 * <p>Components and result may be numbers, strings, enums, records, sealed interfaces of records and enums, lists, sets,
 * maps and arrays of such, and some values of the JDK, such as {@link java.time.Duration} and {@link java.nio.file.Path}.
 * A component may also be a {@link dev.selvedge.Sender} or a {@link dev.selvedge.Receiver}: elements then cross the border
 * while the job runs. Such an end belongs to the job and is closed when the job has ended, with the job's failure if it failed.
 *
 * @param <R> the type of its result
 */
@FunctionalInterface
public interface Job<R extends @Nullable Object> {

    /**
     * Does the work, in the child, as a task of a scope there: {@code Scope.call} may be used inside, and a cancellation in the
     * parent is one here.
     *
     * @return the result, which is copied to the parent
     * @throws Exception if it fails; the parent gets a {@link RemoteException} that tells of it
     */
    R run() throws Exception;
}
