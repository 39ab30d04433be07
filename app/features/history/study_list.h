// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/kept_studies.h"

#include <QWidget>

class QListWidget;

namespace headscope::app {

/// The session's studies, the newest first, with how far each is; those whose folder is gone say
/// so. A click, or Enter, opens one; Delete takes one off the list, its rows stay. Hidden while
/// there is none. GUI thread.
class StudyList : public QWidget {
    Q_OBJECT

 public:
    explicit StudyList(KeptStudies& studies, QWidget* parent = nullptr);
    [[nodiscard]] QListWidget* list() const { return m_list; }

 Q_SIGNALS:
    void opened(const headscope::app::KeptStudy& study);

 protected:
    /// A folder may have gone, or come back, since.
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void refresh();
    void fit();
    /// Of the row in KeptStudies::list(); -1: none.
    [[nodiscard]] int indexOf(int row) const;
    void open(int row);

    KeptStudies& m_studies;
    QListWidget* m_list;
};

}  // namespace headscope::app
