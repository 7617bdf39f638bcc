package org.psyhealth.topic.help;

import java.time.LocalDate;

/** Whether staff can rely on a help resource. */
enum HelpCheck {
    /** It was verified within 180 days. */
    FRESH,
    /** It is shown, and has to be verified. */
    DUE,
    /** It was not verified for 365 days, and is shown to nobody. */
    HIDDEN;

    /** After every date of verification. */
    static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

    static final int DUE_DAYS = 180;
    static final int HIDDEN_DAYS = 365;

    static HelpCheck of(LocalDate verifiedOn, LocalDate today) {
        if (verifiedOn.plusDays(HIDDEN_DAYS).isBefore(today)) {
            return HIDDEN;
        }
        return verifiedOn.plusDays(DUE_DAYS).isBefore(today) ? DUE : FRESH;
    }

    /** The oldest date of verification with which a resource is in this state. */
    LocalDate oldest(LocalDate today) {
        return this == FRESH ? today.minusDays(DUE_DAYS) : LocalDate.EPOCH;
    }

    /** The newest date of verification with which a resource is in this state. What is hidden is due as well. */
    LocalDate newest(LocalDate today) {
        return switch (this) {
            case FRESH -> ALWAYS;
            case DUE -> today.minusDays(DUE_DAYS + 1L);
            case HIDDEN -> today.minusDays(HIDDEN_DAYS + 1L);
        };
    }
}
