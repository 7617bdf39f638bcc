package org.psyhealth.platform.web.input;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.persistence.StorableText;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.util.WebUtils;

/**
 * A request whose body is buffered completely on first access and can be read repeatedly. The body has at most
 * {@value #MAX_BYTES} bytes; text in it is UTF-8, as RFC 8259 requires for JSON.
 */
public final class BufferedBodyRequest extends HttpServletRequestWrapper {

    static final int MAX_BYTES = 1_048_576;

    private byte @Nullable [] body;

    BufferedBodyRequest(HttpServletRequest request) {
        super(request);
    }

    /** The buffered body of a request, which may have other wrappers. */
    public static byte[] bodyOf(HttpServletRequest request) throws IOException {
        var buffered = WebUtils.getNativeRequest(request, BufferedBodyRequest.class);
        if (buffered == null) {
            throw new IllegalStateException(
                    "the request has not passed the " + RequestBodyFilter.class.getSimpleName());
        }
        return buffered.body();
    }

    static ProblemException tooLarge() {
        return new ProblemException(
                Problems.BODY_TOO_LARGE, "Send less than 1 MB; upload media to the storage instead.");
    }

    private byte[] body() throws IOException {
        if (body == null) {
            var bytes = super.getInputStream().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLarge();
            }
            if (bytes.length > 0) {
                checkText(bytes);
            }
            body = bytes;
        }
        return body;
    }

    private void checkText(byte[] bytes) {
        var type = mediaType();
        if (type != null && type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
            throw new ProblemException(Problems.UNSUPPORTED_MEDIA_TYPE, "Bodies are read as UTF-8 only.");
        }
        if (!StorableText.isClean(ByteBuffer.wrap(bytes))) {
            throw new ProblemException(Problems.MALFORMED_REQUEST, "The body is not UTF-8, or holds U+0000.");
        }
    }

    private @Nullable MediaType mediaType() {
        try {
            return getContentType() == null ? null : MediaType.parseMediaType(getContentType());
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return null;
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Replay(body());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Replay(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is in memory; read it");
        }
    }
}
