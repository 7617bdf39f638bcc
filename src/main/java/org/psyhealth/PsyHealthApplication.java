package org.psyhealth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one deployable. */
@SpringBootApplication
public class PsyHealthApplication {

    /** Starts the application. */
    public static void main(String[] args) {
        SpringApplication.run(PsyHealthApplication.class, args);
    }
}
