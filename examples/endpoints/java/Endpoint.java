// An endpoint in Java, of the JDK alone, with the package's command line to check what arrives.
//
//   npm install blankett
//   CHECK="npx blankett validate contact-form.form.json --lines" ORIGINS=https://www.agency.example java Endpoint.java
//
// A folder is the database: a file a key, whole or not there. With a database, the key is a unique column.
import com.sun.net.httpserver.*;
import java.io.*;
import java.nio.file.*;
import java.util.*;
import static java.nio.charset.StandardCharsets.UTF_8;

class Endpoint {
    static final Path STORE = Path.of(System.getenv().getOrDefault("STORE", "submissions"));
    static Process checker;

    public static void main(String[] none) throws Exception {
        Files.createDirectories(STORE);
        checker = new ProcessBuilder(System.getenv("CHECK").split(" ")).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var server = HttpServer.create(new java.net.InetSocketAddress(Integer.parseInt(System.getenv().getOrDefault("PORT", "8090"))), 0);
        server.createContext("/submissions/contact-form", http -> {
            try { receive(http); } catch (Exception error) { throw new IOException(error); }
        });
        server.setExecutor(java.util.concurrent.Executors.newFixedThreadPool(8));
        server.start();
    }

    static void receive(HttpExchange http) throws Exception {
        Headers in = http.getRequestHeaders(), out = http.getResponseHeaders();
        out.set("Vary", "Origin");
        if (Arrays.asList(System.getenv().getOrDefault("ORIGINS", "").split(" ")).contains(in.getFirst("Origin"))) {
            out.set("Access-Control-Allow-Origin", in.getFirst("Origin"));
            out.set("Access-Control-Allow-Headers", "Content-Type, Content-Digest, Idempotency-Key");
            out.set("Access-Control-Expose-Headers", "Retry-After, Content-Language");
        }
        byte[] body = http.getRequestBody().readNBytes((1 << 20) + 1);
        http.getRequestBody().transferTo(OutputStream.nullOutputStream()); // a page reads the answer only where it could send all
        String key = in.getOrDefault("Idempotency-Key", List.of("")).get(0), digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
        if (http.getRequestMethod().equals("OPTIONS")) answer(http, 204, "");
        else if (!http.getRequestMethod().equals("POST")) refuse(http, 405, "Answers are posted", "[]");
        else if (!in.getOrDefault("Content-Type", List.of("")).get(0).startsWith("application/json")) refuse(http, 415, "The body must be JSON", "[]");
        else if (!key.matches("[!-~]{1,255}")) refuse(http, 400, "Idempotency-Key is missing", "[]");
        else if (body.length > 1 << 20) refuse(http, 413, "The body is too long", "[]");
        else if (!in.getOrDefault("Content-Digest", List.of(digest)).contains(digest)) refuse(http, 400, "The body is not what was sent", "[]");
        else store(http, new String(body, UTF_8), digest, STORE.resolve(HexFormat.of().formatHex(sha256(key.getBytes(UTF_8)))));
    }

    static void store(HttpExchange http, String body, String digest, Path file) throws IOException {
        if (Files.exists(file)) { // first: what was accepted stays accepted
            List<String> known = Files.readAllLines(file);
            if (known.get(0).equals(digest)) answer(http, 200, known.get(1));
            else refuse(http, 422, "This key was used for other answers", "[]");
            return;
        }
        String errors = check(body);
        if (!errors.startsWith("[")) refuse(http, 400, "The body is no JSON", "[]");
        else if (!errors.equals("[]")) refuse(http, 422, "Some answers must be mended", errors);
        else keep(http, body, digest, file);
    }

    static void keep(HttpExchange http, String body, String digest, Path file) throws IOException {
        String receipt = "{\"reference\":\"%s\",\"received\":\"%s\"}".formatted(UUID.randomUUID(), java.time.Instant.now());
        Path written = Files.writeString(Files.createTempFile(STORE, "", ".part"), digest + "\n" + receipt + "\n" + body, StandardOpenOption.DSYNC);
        try {
            Files.createLink(file, written);
            answer(http, 201, receipt);
        } catch (FileAlreadyExistsException another) {
            store(http, body, digest, file);
        } finally {
            Files.delete(written);
        }
    }

    /** A line in, a line out: a list of problems, or an object that says what is wrong with the line. */
    static synchronized String check(String json) throws IOException {
        checker.outputWriter(UTF_8).append(json.replaceAll("[\r\n]", " ") + "\n").flush();
        return checker.inputReader(UTF_8).readLine();
    }

    static byte[] sha256(byte[] bytes) throws Exception {
        return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    static void refuse(HttpExchange http, int status, String title, String errors) throws IOException {
        answer(http, status, "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"errors\":%s}".formatted(title, status, errors));
    }

    static void answer(HttpExchange http, int status, String json) throws IOException {
        http.getResponseHeaders().set("Content-Type", status < 300 ? "application/json" : "application/problem+json");
        http.sendResponseHeaders(status, json.isEmpty() ? -1 : 0);
        try (var stream = http.getResponseBody()) { stream.write(json.getBytes(UTF_8)); }
    }
}
