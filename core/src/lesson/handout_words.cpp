// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/handout_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace headscope {
namespace {

struct PlaceRow {
    const char* place;  ///< of lessonPlaces()
    const char* english;
    const char* vietnamese;
};

constexpr std::array kPlaceRows{
    PlaceRow{"map.target", "the target map", "bản đồ của mục tiêu"},
    PlaceRow{"map.control", "the control map", "bản đồ của đối chứng"},
    PlaceRow{"map.legend", "the colour bar of the first map", "thanh màu của bản đồ đầu tiên"},
    PlaceRow{"maps", "the maps", "các bản đồ"},
    PlaceRow{"prompt", "the prompt", "prompt"},
    PlaceRow{"tokens", "the tokens of the prompt", "các token của prompt"},
    PlaceRow{"target", "the target", "token mục tiêu"},
    PlaceRow{"control", "the control", "token đối chứng"},
    PlaceRow{"run", "the Run button", "nút Chạy"},
    PlaceRow{"replacement", "the choice of the intervention", "lựa chọn phép can thiệp"},
    PlaceRow{"predictions", "the clean prediction", "dự đoán gốc"},
    PlaceRow{"inspector", "the inspector", "bảng chi tiết head"},
    PlaceRow{"inspector.attention", "the attention pattern", "mẫu attention"},
    PlaceRow{"drift", "the head means", "các trung bình head"},
    PlaceRow{"zero-mean", "zero against mean", "0 so với trung bình"},
    PlaceRow{"top1", "the top-1 panel", "bảng top-1"},
    PlaceRow{"set", "the ablation set", "tập cắt bỏ"},
    PlaceRow{"attribution", "the attribution", "bảng phân bổ"},
    PlaceRow{"pairs", "the pairs", "bảng các cặp"},
    PlaceRow{"ripples", "the ripples", "bảng gợn sóng"},
    PlaceRow{"positions", "the positions", "các vị trí"},
    PlaceRow{"history", "the history", "lịch sử"},
    PlaceRow{"write", "the continuation", "phần viết tiếp"},
    PlaceRow{"status.model", "the model in the status bar", "mô hình trong thanh trạng thái"},
};

}  // namespace

const HandoutWords& handoutWords(const std::string& language) {
    static const HandoutWords english{"Time: {} minutes",
                                      "Step {}",
                                      "An extra step",
                                      "{} (an extra step)",
                                      "Look at: {}.",
                                      "Your notes",
                                      "Answer",
                                      "Right answer",
                                      "from {} to {}",
                                      "For the teacher",
                                      "Lesson {}, version {}; Headscope {}",
                                      "Model {}, SHA-256 {}",
                                      "layer {} of {}"};
    static const HandoutWords vietnamese{"Thời gian: {} phút",
                                         "Bước {}",
                                         "Một bước thêm",
                                         "{} (một bước thêm)",
                                         "Hãy xem: {}.",
                                         "Ghi chép",
                                         "Trả lời",
                                         "Đáp án",
                                         "từ {} đến {}",
                                         "Dành cho giáo viên",
                                         "Bài {}, phiên bản {}; Headscope {}",
                                         "Mô hình {}, SHA-256 {}",
                                         "tầng {} của {}"};
    return language == "vi" ? vietnamese : english;
}

std::string handoutPlace(const LessonMark& mark, const std::string& language) {
    const auto* const row = std::find_if(kPlaceRows.begin(), kPlaceRows.end(),
                                         [&](const auto& one) { return mark.place == one.place; });
    if (row == kPlaceRows.end()) return mark.place;
    const std::string words = language == "vi" ? row->vietnamese : row->english;
    if (!mark.layer) return words;
    return fmt::format(fmt::runtime(handoutWords(language).layerOf), *mark.layer, words);
}

}  // namespace headscope
