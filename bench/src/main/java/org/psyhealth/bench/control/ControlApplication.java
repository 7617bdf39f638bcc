package org.psyhealth.bench.control;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * What the product is compared with: Spring MVC and JDBC with nothing around them, no security, no limits, no metrics.
 * The profile chooses what a new post sets off: {@code bare} nothing, {@code modulith} and {@code namastack} an event
 * that travels to Kafka through that library.
 */
@SpringBootApplication
public class ControlApplication {

    /** Where the events of new posts go. */
    public static final String TOPIC = "control-events";

    public static void main(String[] args) {
        SpringApplication.run(ControlApplication.class, args);
    }
}
