// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"

#include "base/gzip.h"
#include "base/json.h"
#include "base/reason.h"
#include "base/utf8.h"
#include "lesson/base64.h"
#include "lesson/schema.h"

#include <headscope/error.h>
#include <headscope/lesson_draft.h>
#include <headscope/resources.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <system_error>

namespace headscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLessonHint =
    phrase("Open a lesson's folder, which holds lesson.json, or a .headscope-lesson file.");
constexpr const char* kLessonFamily = "headscope.lesson/";
constexpr const char* kLessonFile = "lesson.json";
constexpr std::size_t kPlainLesson = std::size_t{64} << 10;  // up to here it is not compressed
constexpr std::size_t kMostLessonJson = std::size_t{1} << 20;
// All pictures in base64, and all texts.
constexpr std::size_t kMostPackedJson = std::size_t{64} << 20;
constexpr std::size_t kMostLessonValues = 400'000;
constexpr std::size_t kMostPackedValues = kMostPackedJson / 16 + kMostLessonValues;
constexpr std::size_t kMostFolderFiles = 1000;
// The ratio that gzip() reaches at most on texts that are no repetition.
constexpr std::size_t kMostLessonRatio = 200;
constexpr std::size_t kFreeLessonUnfolding = std::size_t{4} << 20;

void checkSchema(const LessonJson& json) {
    const auto schema = json.contains("schema") && json["schema"].is_string()
                            ? json["schema"].get<std::string>()
                            : std::string();
    if (schema == kLessonSchema) return;
    if (schema.starts_with(kLessonFamily))
        throw inputError(say("the lesson is of another version's schema, %1", shownName(schema)),
                         say("Install the newest version of Headscope to open it."));
    throw inputError(say("it is not a Headscope lesson"), kLessonHint);
}

/// A file of the folder itself: no link, no folder, nothing else.
bool isPlainFile(const fs::directory_entry& entry) {
    std::error_code error;
    return fs::is_regular_file(entry.symlink_status(error)) && !error;
}

/// Files and links in the folder, by name. Links are refused where they are read.
std::vector<fs::directory_entry> entriesOf(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        if (entries.size() == kMostFolderFiles)
            throw inputError(say("%1 has too many files for a lesson", displayPath(folder)),
                             kLessonHint);
        entries.push_back(*at);
    }
    if (error)
        throw inputError(
            say("the folder %1 cannot be read: %2", displayPath(folder), reason(error)),
            kLessonHint);
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path() < b.path(); });
    return entries;
}

std::string plainFile(const fs::directory_entry& entry, std::size_t most) {
    if (!isPlainFile(entry))
        throw inputError(say("%1 is no file of the lesson's own folder", displayPath(entry.path())),
                         say("Put a copy of the file there in place of a link."));
    return readTextFile(entry.path(), most);
}

LessonSource sourceFromFolder(const fs::path& folder) {
    LessonSource source;
    bool found = false;
    for (const auto& entry : entriesOf(folder)) {
        const auto name = entry.path().filename().string();
        const auto ending = entry.path().extension().string();
        if (name == kLessonFile) {
            source.json = plainFile(entry, kMostLessonJson);
            found = true;
        } else if (ending == ".md" && !name.starts_with("README")) {
            source.texts[entry.path().stem().string()] = plainFile(entry, kMostLessonText);
        } else if (ending == ".png" || ending == ".svg") {
            source.pictures[name] = plainFile(entry, kMostLessonPicture);
        }
    }
    if (!found) throw inputError(say("%1 holds no lesson.json", displayPath(folder)), kLessonHint);
    return source;
}

std::string unpacked(std::string_view bytes) {
    const auto most =
        std::min(kMostPackedJson, kFreeLessonUnfolding + kMostLessonRatio * bytes.size());
    if (!isGzip(bytes)) return std::string(bytes.substr(0, kMostPackedJson));
    GunzipBuffer buffer(bytes, most);
    return {std::istreambuf_iterator<char>(&buffer), {}};
}

/// As a file's name within the folder, and nothing else.
bool isFileName(const std::string& name) {
    return !name.empty() && name.size() <= 100 && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.';
           });
}

void checkNewFolder(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder / kLessonFile, error))
        throw inputError(say("%1 holds a lesson already", displayPath(folder)),
                         say("Name another folder, or remove that one first."));
    fs::create_directories(folder, error);
    if (error)
        throw failure(say("the folder %1 cannot be made: %2", displayPath(folder), reason(error)),
                      say("Name another folder."));
}

void writeParts(const LessonSource& source, const fs::path& folder) {
    for (const auto& [language, text] : source.texts)
        writeFileAtomically(folder / (language + ".md"), text);
    for (const auto& [name, bytes] : source.pictures)
        writeFileAtomically(folder / name, bytes);
    writeFileAtomically(folder / kLessonFile, source.json);  // last: it makes the folder a lesson
}

/// The id of the lesson that a folder holds; empty: it holds none.
std::string idInFolder(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder / kLessonFile, error)) return {};
    const auto json = parseObject(readTextFile(folder / kLessonFile, kMostLessonJson),
                                  "lesson.json", kLessonHint, {24, kMostLessonValues});
    const auto id = json.find("id");
    return id != json.end() && id->is_string() ? id->get<std::string>() : "?";
}

}  // namespace

LessonJson lessonJson(std::string_view text) {
    auto json = parseObject(text, "lesson.json", kLessonHint, {24, kMostLessonValues});
    checkSchema(json);
    return json;
}

Message wrongPicture(const std::string& name, std::string_view bytes) {
    if (!isFileName(name)) return say("its name is to be of letters, digits, -, _ and .");
    if (bytes.size() > kMostLessonPicture) return say("it is larger than 1 MiB");
    if (name.ends_with(".png"))
        return bytes.starts_with("\x89PNG\r\n\x1a\n") ? Message() : say("it is no PNG");
    if (!name.ends_with(".svg")) return say("pictures are PNG or SVG");
    if (firstInvalidUtf8(bytes) != std::string_view::npos ||
        bytes.find("<svg") == std::string_view::npos)
        return say("it is no SVG");
    for (const char* part : {"<script", "<!ENTITY", "<!DOCTYPE", "<foreignObject", "<image", "href",
                             "url(http", "@import", "file:"})
        if (bytes.find(part) != std::string_view::npos)
            return say("an SVG with %1 is not taken", part);
    return {};
}

std::string lessonText(const LessonSource& source) {
    (void)lessonJson(source.json);  // bounded, before the parser that keeps the order
    nlohmann::ordered_json packed;
    packed["schema"] = kLessonSchema;
    packed["lesson"] = nlohmann::ordered_json::parse(source.json);
    packed["text"] = nlohmann::ordered_json::object();
    for (const auto& [language, text] : source.texts)
        packed["text"][language] = text;
    if (!source.pictures.empty()) {
        packed["pictures"] = nlohmann::ordered_json::object();
        for (const auto& [name, bytes] : source.pictures)
            packed["pictures"][name] = toBase64(bytes);
    }
    return packed.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string packedLesson(const LessonSource& source) {
    const auto text = lessonText(source);
    if (text.size() <= kPlainLesson) return text;
    auto packed = gzip(text);
    return packed.size() * kMostLessonRatio < text.size() ? gzip(text, Packing::Stored) : packed;
}

LessonSource lessonSourceFromFile(std::string_view bytes) {
    const auto text = unpacked(bytes);
    auto json = parseObject(text, say("the lesson"), kLessonHint, {26, kMostPackedValues});
    checkSchema(json);
    const auto damaged = [] {
        return inputError(say("the packed lesson is damaged"), kLessonHint);
    };
    if (!json.contains("lesson"))
        throw inputError(say("this is a lesson.json alone, without its texts"),
                         say("Open the folder that it lies in."));
    if (!json["lesson"].is_object() || !json.contains("text") || !json["text"].is_object())
        throw damaged();
    LessonSource source;
    const auto ordered = nlohmann::ordered_json::parse(text);
    source.json = ordered["lesson"].dump(2) + "\n";
    for (const auto& [language, words] : json["text"].items()) {
        if (!words.is_string() || !isFileName(language)) throw damaged();
        source.texts[language] = words.get<std::string>();
    }
    if (json.contains("pictures")) {
        if (!json["pictures"].is_object()) throw damaged();
        for (const auto& [name, picture] : json["pictures"].items()) {
            const auto picturesBytes =
                picture.is_string() ? fromBase64(picture.get<std::string>()) : std::nullopt;
            if (!picturesBytes || !isFileName(name)) throw damaged();
            source.pictures[name] = *picturesBytes;
        }
    }
    return source;
}

LessonSource readLessonSource(const fs::path& path) {
    std::error_code error;
    std::optional<LessonSource> folder;
    std::string bytes;
    if (fs::is_directory(path, error))
        folder = sourceFromFolder(path);
    else if (path.filename() == kLessonFile)
        folder = sourceFromFolder(path.has_parent_path() ? path.parent_path() : fs::path("."));
    else
        bytes = readTextFile(path, kMostPackedJson);
    try {
        if (!folder) return lessonSourceFromFile(bytes);
        (void)lessonJson(folder->json);  // where it lies is known here
        return std::move(*folder);
    } catch (const Error& wrong) {
        throw Error(wrong.kind(), say("cannot open %1: %2", displayPath(path), wrong.message()),
                    wrong.hintMessage());
    }
}

void unpackLesson(const LessonSource& source, const fs::path& folder) {
    checkNewFolder(folder);
    writeParts(source, folder);
}

void saveLesson(const LessonSource& source, const fs::path& folder, const std::string& replaces) {
    const auto own = lessonJson(source.json);
    const auto there = idInFolder(folder);
    const bool isSame = own.contains("id") && own["id"] == there;
    if (!there.empty() && !isSame && there != replaces)
        throw inputError(say("%1 holds another lesson, %2", displayPath(folder), shownName(there)),
                         say("Choose another folder."));
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw failure(say("the folder %1 cannot be made: %2", displayPath(folder), reason(error)),
                      say("Name another folder."));
    writeParts(source, folder);
}

Lesson openLesson(const fs::path& path) {
    auto reading = readLesson(readLessonSource(path));
    if (reading.lesson) return std::move(*reading.lesson);
    const auto more = reading.faults.size() - 1;
    const Message first = said(reading.faults.front());
    throw inputError(
        more == 0 ? say("the lesson %1 is wrong: %2", displayPath(path), first)
                  : say("the lesson %1 is wrong: %2 (and %3 more)", displayPath(path), first, more),
        say("headscope-cli lesson check lists all that is wrong with it."));
}

std::vector<fs::path> findLessons(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error) || fs::exists(folder / kLessonFile, error))
        return {folder};
    std::vector<fs::path> found;
    for (const auto& entry : entriesOf(folder)) {
        const bool isFolder = fs::exists(entry.path() / kLessonFile, error);
        if (isFolder || entry.path().extension() == kLessonEnding) found.push_back(entry.path());
    }
    return found;
}

fs::path bundledLessons() {
    return resourceFolder() / "lessons";
}

}  // namespace headscope
