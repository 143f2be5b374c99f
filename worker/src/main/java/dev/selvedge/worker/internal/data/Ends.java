package dev.selvedge.worker.internal.data;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.Receiver;
import dev.selvedge.Sender;

/** Gives numbers to the ends of channels that a job has, and ends for the numbers. */
public interface Ends {

    /** Gives a number to an end that the job is to send into. */
    int numberOf(Sender<?> sender, JavaType element);

    /** Gives a number to an end that the job is to receive from. */
    int numberOf(Receiver<?> receiver, JavaType element);

    /**
     * Makes the end that the job sends into.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    Sender<?> sender(int number, JavaType element);

    /**
     * Makes the end that the job receives from.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    Receiver<?> receiver(int number, JavaType element);
}
