// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/message.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// Lessons in files: schema "headscope.lesson/1". Any thread.

/// The content of a lesson's folder, unread.
struct LessonSource {
    std::string json;                             ///< lesson.json
    std::map<std::string, std::string> texts;     ///< by language: en.md is "en"
    std::map<std::string, std::string> pictures;  ///< by file name
    bool operator==(const LessonSource&) const = default;
};

/// The file extension of a packed lesson.
inline constexpr const char* kLessonEnding = ".headscope-lesson";

inline constexpr std::size_t kMostLessonText = std::size_t{256} << 10;  ///< bytes of one text
inline constexpr std::size_t kMostLessonPicture = std::size_t{1} << 20;
inline constexpr std::size_t kMostLessonPictures = 32;
inline constexpr std::size_t kMostLessonSteps = 64;
inline constexpr std::size_t kMostLessonFacts = 128;
inline constexpr std::size_t kMostLessonClaims = 128;
inline constexpr std::size_t kMostLessonRuns = 12;

/// From a folder, its lesson.json, or a packed file. Throws Error(Input) naming the file where it
/// is missing or too large, is no lesson at all, or is of a schema that this version does not read.
/// Links out of the folder are not followed.
[[nodiscard]] LessonSource readLessonSource(const std::filesystem::path& path);

/// From a packed file's bytes. Errors as above, for any bytes.
[[nodiscard]] LessonSource lessonSourceFromFile(std::string_view bytes);

/// The packed file: one JSON {"schema","lesson":{...},"text":{"en":"..."},"pictures":{"a.png":
/// base64}}, gzip-compressed where it is large. The same source always gives the same bytes. Throws
/// Error(Input) where lesson.json is no JSON object.
[[nodiscard]] std::string packedLesson(const LessonSource& source);

/// Writes the folder's files, each under a temporary name first. Throws Error(Input) if the folder
/// has a lesson already, Error(Failure) if it cannot be written.
void unpackLesson(const LessonSource& source, const std::filesystem::path& folder);

/// Something in a lesson that is wrong.
struct LessonFault {
    std::string step;      ///< its id, where it is in one
    std::string part;      ///< else "fact worst", "claim specific", "run berlin"; or empty
    std::string language;  ///< where it is in a text
    Message what;          ///< a sentence without its full stop
    bool operator==(const LessonFault&) const = default;
};
/// "step look, en: what"
[[nodiscard]] Message said(const LessonFault& fault);
/// The same with the step's title in this language, where it has one: "step \"The maps\" (look):
/// what"
[[nodiscard]] Message said(const LessonFault& fault, const Lesson& lesson,
                           const std::string& language);
[[nodiscard]] std::string describe(const LessonFault& fault);  ///< the same in English

/// A lesson, or else everything that is wrong with it.
struct LessonReading {
    std::optional<Lesson> lesson;
    std::vector<LessonFault> faults;
    std::string id;  ///< also of a lesson with faults, where it has one
};

/// Reads and checks all that can be checked without a model, and finds every fault at once. Throws
/// Error(Input) only where lesson.json is no JSON object of this schema.
[[nodiscard]] LessonReading readLesson(const LessonSource& source);

/// The lesson of a folder or file. Throws Error(Input) with the first fault, and how many there
/// are, where it has any.
[[nodiscard]] Lesson openLesson(const std::filesystem::path& path);

/// The folders and packed files of lessons in a folder, by name; the folder itself where it is a
/// lesson. Throws Error(Input) if it cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> findLessons(const std::filesystem::path& folder);

/// The lessons that ship with the program. Throws Error(Failure) as resourceFolder().
[[nodiscard]] std::filesystem::path bundledLessons();

}  // namespace headscope
