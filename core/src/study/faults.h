// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study.h>

#include <string>
#include <utility>
#include <vector>

namespace headscope {

/// Collects all that is wrong with a study's files.
class StudyFaults {
 public:
    /// Of a file, line from 1; 0: the file as a whole. Beyond the limit nothing is kept.
    void add(const std::string& file, int line, const Message& what) { add({file, line, what}); }
    void add(const StudyFault& fault);
    [[nodiscard]] bool empty() const { return m_list.empty(); }
    /// The first file's first, each file's by line.
    [[nodiscard]] std::vector<StudyFault> take();

 private:
    std::vector<StudyFault> m_list;
    std::vector<std::string> m_files;  // in the order in which they were first named
};

}  // namespace headscope
