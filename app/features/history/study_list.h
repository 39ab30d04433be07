// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/kept_studies.h"

#include <QWidget>

#include <optional>

class QListWidget;

namespace headscope::app {

/// The session's studies, the newest first, with how far each is; those whose folder is gone say
/// so. A click, or Enter, opens one; Delete asks to take one off the list. Hidden while there is
/// none. GUI thread.
class StudyList : public QWidget {
    Q_OBJECT

 public:
    explicit StudyList(KeptStudies& studies, QWidget* parent = nullptr);
    [[nodiscard]] QListWidget* list() const { return m_list; }
    /// What openChosen() and removeChosen() are about.
    [[nodiscard]] std::optional<KeptStudy> chosen() const;
    void openChosen();
    void removeChosen();

 Q_SIGNALS:
    void opened(const headscope::app::KeptStudy& study);
    void removeRequested(const headscope::app::KeptStudy& study);
    void chosenChanged();

 protected:
    /// A folder may have gone, or come back, since.
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void refresh();
    void fit();
    /// Of the row in KeptStudies::list(); -1: none.
    [[nodiscard]] int indexOf(int row) const;

    KeptStudies& m_studies;
    QListWidget* m_list;
};

}  // namespace headscope::app
