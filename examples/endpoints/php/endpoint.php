<?php
// An endpoint in plain PHP: SQLite, and the package's command line to check what arrives.
//
//   npm install blankett
//   CHECK="npx blankett validate contact-form.form.json --lines" ORIGINS=https://www.agency.example php -S localhost:8090 endpoint.php
const LIMIT = 1024 * 1024;

function answer(int $status, $body, string $type = "application/json"): never
{
    http_response_code($status);
    header("Content-Type: $type");
    exit(json_encode($body));
}

function refuse(int $status, string $title, array $more = []): never
{
    answer($status, ["type" => "about:blank", "title" => $title, "status" => $status] + $more, "application/problem+json");
}

/** A line in, a line out: a list of problems, or an object that says what is wrong with the line. */
function check(string $json): mixed
{
    $process = proc_open(getenv("CHECK"), [["pipe", "r"], ["pipe", "w"]], $pipes);
    fwrite($pipes[0], strtr($json, "\r\n", "  ") . "\n");
    fclose($pipes[0]);
    return json_decode(stream_get_contents($pipes[1]), flags: JSON_THROW_ON_ERROR);
}

function known(PDO $db, string $key, string $digest): void
{
    $found = $db->prepare("SELECT digest, receipt FROM submissions WHERE key = ?");
    $found->execute([$key]);
    if (!$row = $found->fetch()) return;
    if ($row["digest"] !== $digest) refuse(422, "This key was used for other answers");
    answer(200, json_decode($row["receipt"]));
}

if (in_array($_SERVER["HTTP_ORIGIN"] ?? "", explode(" ", getenv("ORIGINS")), true)) {
    header("Access-Control-Allow-Origin: " . $_SERVER["HTTP_ORIGIN"]);
    header("Access-Control-Allow-Headers: Content-Type, Content-Digest, Idempotency-Key");
    header("Access-Control-Expose-Headers: Retry-After, Content-Language");
}
header("Vary: Origin");
if ($_SERVER["REQUEST_URI"] !== "/submissions/contact-form") refuse(404, "There is nothing here");
if ($_SERVER["REQUEST_METHOD"] === "OPTIONS") exit(http_response_code(204));
if ($_SERVER["REQUEST_METHOD"] !== "POST") refuse(405, "Answers are posted");
if (!str_starts_with($_SERVER["CONTENT_TYPE"] ?? "", "application/json")) refuse(415, "The body must be application/json");
$key = $_SERVER["HTTP_IDEMPOTENCY_KEY"] ?? "";
if (!preg_match('/^[\x21-\x7e]{1,255}$/', $key)) refuse(400, "Idempotency-Key is missing");
$body = file_get_contents("php://input", length: LIMIT + 1);
if (strlen($body) > LIMIT) refuse(413, "The body is too long");
$digest = base64_encode(hash("sha256", $body, true));
if (preg_match('/sha-256=:([^:]*):/', $_SERVER["HTTP_CONTENT_DIGEST"] ?? "", $said) && $said[1] !== $digest) refuse(400, "The body is not what was sent");

$db = new PDO("sqlite:" . (getenv("STORE") ?: "submissions.db"));
$db->exec("PRAGMA busy_timeout = 5000; CREATE TABLE IF NOT EXISTS submissions (key TEXT PRIMARY KEY, digest TEXT, receipt TEXT, answers TEXT)");
known($db, $key, $digest); // first: what was accepted stays accepted
$errors = check($body);
if (is_object($errors)) refuse(400, "The body is no JSON");
if ($errors) refuse(422, "Some answers must be mended", ["errors" => $errors]);
$receipt = ["reference" => bin2hex(random_bytes(16)), "received" => date(DATE_RFC3339)];
$stored = $db->prepare("INSERT OR IGNORE INTO submissions VALUES (?, ?, ?, ?)");
$stored->execute([$key, $digest, json_encode($receipt), $body]);
if (!$stored->rowCount()) known($db, $key, $digest);
answer(201, $receipt);
