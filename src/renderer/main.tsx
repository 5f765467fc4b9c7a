import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { chooseHost } from '#host/chooseHost'
import { App } from './views/app/App'
import './views/app/theme.css'
import './views/controls/controls.css'
import './views/app/app.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element')

createRoot(root).render(
  <StrictMode>
    <App host={chooseHost()} />
  </StrictMode>,
)
